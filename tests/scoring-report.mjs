// The work behind tests/scoring-report: simulates, backtests, and prints the table. Started by that script only.
import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";

const [registry, folder, customers, seedList, verify, model] = process.argv.slice(2);
const seeds = seedList.split(",");
const ofModel = model ? ["--model", model] : [];
const contestShares = ["0", "0.2", "0.5", "0.9"];

const run = (...words) =>
  new Promise((resolve, reject) => {
    execFile(registry, [...words, "--json"], { maxBuffer: 1 << 28 }, (error, answers, remarks) =>
      error ? reject(new Error(`registry ${words.join(" ")}\n${remarks}`)) : resolve(JSON.parse(answers)),
    );
  });

// --- worlds: each seed as it is drawn, and with one assumption fixed

const begun = Date.now();
const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;

async function world({ seed, set, ablate }) {
  const files = path.join(folder, `${seed}-${set ?? "as-drawn"}`);
  const of = (name) => path.join(files, name);
  await run("simulate", "--out", files, "--seed", seed, "--customers", customers, ...(set ? ["--set", set] : []));
  const words = [of("EVENTS.csv"), "--labels", of("LABELS.csv"), "--truth", of("TRUTH.csv"), ...ofModel];
  const report = await run("backtest", ...words, ...(ablate ? ["--ablate"] : []));
  await rm(files, { recursive: true });
  return report;
}

const wanted = seeds.flatMap((seed) => [
  { seed, ablate: true },
  ...["0", "0.1"].map((share) => ({ seed, set: `false-reporters=${share}` })),
  ...contestShares.map((share) => ({ seed, set: `contest-everything=${share}` })),
]);
const reports = new Map();
const report = (seed, set = "") => reports.get(`${seed} ${set}`);
let next = 0;
async function worker() {
  while (next < wanted.length) {
    const each = wanted[next++];
    reports.set(`${each.seed} ${each.set ?? ""}`, await world(each));
    process.stderr.write(`${reports.size} of ${wanted.length} histories, ${seconds()}\n`);
  }
}

// --- 200 good orders and 3 claims: one merchant, then three, all claims on one day

async function goodOrders() {
  const claims = (customer, merchants, orders) =>
    merchants.map((merchant, i) => `2026-01-10T10:00:00Z,report,${merchant},${customer},${customer}-${i},NOT_RECEIVED,E3,PROVIDER,${orders},`);
  const of = (name) => path.join(folder, name);
  await writeFile(
    of("EVENTS.csv"),
    [
      "at,kind,merchant,subject,report,category,evidence,source,orders,outcome",
      ...claims("one", ["a", "a", "a"], 200),
      ...claims("three", ["a", "b", "c"], 67),
      "2026-01-10T12:00:00Z,check,z,one,,,,,,",
      "2026-01-10T12:00:00Z,check,z,three,,,,,,",
      "",
    ].join("\n"),
  );
  await writeFile(of("LABELS.csv"), "subject,kind,positive_from,positive_to\none,ordinary,,\nthree,ordinary,,\n");
  await run("backtest", of("EVENTS.csv"), "--labels", of("LABELS.csv"), "--out", of("SCORES.csv"), ...ofModel);
  const rows = (await readFile(of("SCORES.csv"), "utf8")).trim().split("\n").slice(1);
  return rows.map((row) => {
    const [, , , score, level] = row.split(",");
    return { score: Number(score), level };
  });
}

// --- figures

const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
const sum = (values) => values.reduce((all, value) => all + value, 0);
const mean = (values) => {
  const known = values.filter(isNumber);
  return known.length === 0 ? undefined : sum(known) / known.length;
};
const ratio = (part, whole) => (isNumber(part) && whole > 0 ? part / whole : undefined);
const number = (value, digits = 3) => (isNumber(value) ? value.toFixed(digits) : "-");
const signed = (value, digits = 3) => (isNumber(value) ? (value > 0 ? "+" : "") + value.toFixed(digits) : "-");
const percent = (value, digits = 1) => (isNumber(value) ? `${(100 * value).toFixed(digits)} %` : "-");
const known = (value, reached) => (isNumber(value) ? reached(value) : undefined);

const level = (figures, name) => figures.levels.find((each) => each.name === name);
const better = (r) => Math.min(r.count.brier ?? Infinity, r.distinct_merchants.brier ?? Infinity);
const secondHalf = (r) => sum(r.model.reliability.map((bin) => bin.checks));
const worst = (bins) => {
  const differences = bins.filter((bin) => bin.checks >= 200).map((bin) => Math.abs(bin.observed - bin.predicted));
  return differences.length === 0 ? undefined : Math.max(...differences);
};

// Bins of equal width of several histories, put together: each history's prior was refitted on its own first half.
function pooledBins(all) {
  const bins = new Map();
  for (const bin of all.flatMap((r) => r.model.reliability)) {
    const into = bins.get(bin.from) ?? { checks: 0, predicted: 0, observed: 0 };
    bins.set(bin.from, {
      checks: into.checks + bin.checks,
      predicted: into.predicted + bin.checks * bin.predicted,
      observed: into.observed + bin.checks * bin.observed,
    });
  }
  return [...bins.values()].map((bin) => ({
    checks: bin.checks,
    predicted: bin.predicted / bin.checks,
    observed: bin.observed / bin.checks,
  }));
}

const rows = [];

// The mean of the seeds where no better way to put them together is given.
function goal(what, wish, of, reached, { all = (list) => mean(list.map(of)), text = number, optional = false } = {}) {
  const list = seeds.map((seed) => report(seed));
  const over = all(list);
  const isReached = known(over, reached);
  rows.push({
    cells: [what, wish, ...list.map((r) => text(of(r))), text(over), isReached === undefined ? "cannot be told" : isReached ? "yes" : "NO"],
    figure: over,
    optional,
  });
}

function figure(what, of, all, text) {
  const list = seeds.map((seed) => report(seed));
  const over = all(list);
  rows.push({ cells: [what, "", ...list.map((r) => text(of(r))), text(over), ""], figure: over });
}

function section(what) {
  rows.push({ cells: [what, ...Array(seeds.length + 3).fill("")], heading: true });
}

const aucGain = (r) => r.model.auc - r.count.auc;

function goals(claims) {
  section("GOALS");
  goal("AUC among checks that have a listing, above counting", "at least 0.15", aucGain, (x) => x >= 0.15);
  goal("false per true at 60 % recall, of counting's", "at most 0.6", (r) => ratio(r.model.false_per_true, r.count.false_per_true), (x) => x <= 0.6);
  goal("Brier, prior refitted, of the better baseline's", "at most 0.9", (r) => ratio(r.model.brier, better(r)), (x) => x <= 0.9, {
    all: (list) => ratio(sum(list.map((r) => secondHalf(r) * r.model.brier)), sum(list.map((r) => secondHalf(r) * better(r)))),
  });
  goal("reliability, largest difference in a bin of 200 checks or more", "at most 0.05", (r) => worst(r.model.reliability), (x) => x <= 0.05, {
    all: (list) => worst(pooledBins(list)),
  });
  goal("precision at HIGH", "at least 0.85", (r) => level(r.model, "HIGH").precision, (x) => x >= 0.85, {
    all: (list) => ratio(sum(list.map((r) => level(r.model, "HIGH").positives)), sum(list.map((r) => level(r.model, "HIGH").checks))),
    optional: true,
  });
  goal("honest customers ever at HIGH, per 20,000", "at most 1", (r) => r.model.honest_at_high_per20000, (x) => x <= 1, {
    all: (list) => ratio(20000 * sum(list.map((r) => r.model.honest_at_high)), sum(list.map((r) => r.history.honest_customers))),
  });
  falseReporters();
  for (const [what, claim] of [
    ["200 good orders and 3 claims on one day, at one merchant", claims[0]],
    ["67 good orders and 1 claim at each of three merchants, the same day", claims[1]],
  ]) {
    const isLow = claim.level === "LOW" || claim.level === "NONE";
    rows.push({
      cells: [what, "LOW or NONE", ...seeds.map(() => ""), `${claim.level}, score ${claim.score}`, isLow ? "yes" : "NO"],
      figure: claim.score,
    });
  }
  goal(
    "matched through somebody else's identifier, per 10,000 checks",
    "under 1",
    (r) => r.wrongly_matched_per10000,
    (x) => x < 1,
    { all: (list) => ratio(10000 * sum(list.map((r) => r.wrongly_matched)), sum(list.map((r) => r.history.checks))) },
  );
}

function falseReporters() {
  const at = (share) => seeds.map((seed) => report(seed, `false-reporters=${share}`).model.honest_at_medium);
  const [without, withThem] = [at("0"), at("0.1")];
  const rise = ratio(sum(withThem) - sum(without), sum(without));
  const reached = known(rise, (x) => x <= 0.1);
  rows.push({
    cells: [
      "honest customers ever at MEDIUM or above: 0 and 10 % of merchants reporting falsely",
      "rise at most 10 %",
      ...seeds.map((_, i) => `${without[i]} -> ${withThem[i]}`),
      `${sum(without)} -> ${sum(withThem)} (${isNumber(rise) ? signed(100 * rise, 0) : "-"} %)`,
      reached === undefined ? "cannot be told" : reached ? "yes" : "NO",
    ],
    figure: rise,
    optional: true,
  });
}

function context() {
  section("BESIDE THE GOALS");
  figure("checks", (r) => r.history.checks, (list) => sum(list.map((r) => r.history.checks)), String);
  figure("checks that have a listing", (r) => r.history.checks_listed, (list) => sum(list.map((r) => r.history.checks_listed)), String);
  figure("of these positive", (r) => r.history.positives_listed, (list) => sum(list.map((r) => r.history.positives_listed)), String);
  figure("AUC among checks that have a listing", (r) => r.model.auc, (list) => mean(list.map((r) => r.model.auc)), number);
  figure("false per true at 60 % recall", (r) => r.model.false_per_true, (list) => mean(list.map((r) => r.model.false_per_true)), number);
  figure("shift of the prior's log-odds, refitted", (r) => r.model.shift, (list) => mean(list.map((r) => r.model.shift)), signed);
  for (const name of ["LOW", "MEDIUM", "HIGH"]) {
    figure(
      `checks at ${name}`,
      (r) => level(r.model, name).checks,
      (list) => sum(list.map((r) => level(r.model, name).checks)),
      String,
    );
  }
  for (const name of ["LOW", "MEDIUM"]) {
    figure(
      `precision at ${name}`,
      (r) => level(r.model, name).precision,
      (list) => ratio(sum(list.map((r) => level(r.model, name).positives)), sum(list.map((r) => level(r.model, name).checks))),
      number,
    );
  }
  figure(
    "honest customers ever at MEDIUM or above, per 20,000",
    (r) => r.model.honest_at_medium_per20000,
    (list) => ratio(20000 * sum(list.map((r) => r.model.honest_at_medium)), sum(list.map((r) => r.history.honest_customers))),
    number,
  );
}

// Of the positive checks that came after a report about their subject, whether or not it was overturned since.
function contesting() {
  section("CONTEST EVERYTHING: RECALL LEFT, of positive checks after a report");
  const total = (r, of) => sum(r.kinds.map((kind) => kind[of]));
  for (const share of contestShares) {
    const list = seeds.map((seed) => report(seed, `contest-everything=${share}`));
    for (const [what, of] of [
      ["a listing is left", "positives_listed"],
      ["at LOW or above", "positives_at_low"],
      ["at MEDIUM or above", "positives_at_medium"],
    ]) {
      const part = (some) => ratio(sum(some.map((r) => total(r, of))), sum(some.map((r) => total(r, "positives_reported"))));
      const over = part(list);
      rows.push({ cells: [`share ${share}: ${what}`, "", ...list.map((r) => percent(part([r]))), percent(over), ""], figure: over });
    }
  }
}

function ablation() {
  section("EACH FACTOR LEFT OUT: change of AUC / false per true / Brier / honest customers ever at MEDIUM or above, per 20,000");
  const names = report(seeds[0]).ablation.map((each) => each.without);
  names.forEach((name, i) => {
    const changes = seeds.map((seed) => {
      const model = report(seed).model;
      const left = report(seed).ablation[i].figures;
      return ["auc", "false_per_true", "brier", "honest_at_medium_per20000"].map((of) => left[of] - model[of]);
    });
    const text = ([auc, falsePerTrue, brier, honest]) =>
      `${signed(auc)} / ${signed(falsePerTrue, 2)} / ${signed(brier, 4)} / ${signed(honest, 1)}`;
    const over = [0, 1, 2, 3].map((of) => mean(changes.map((each) => each[of])));
    const worse = [over[0] < 0, over[1] > 0, over[2] > 0, over[3] > 0];
    const better = [over[0] > 0, over[1] < 0, over[2] < 0, over[3] < 0];
    const earns = worse.includes(true) ? (better.includes(true) ? "in part" : "yes") : better.includes(true) ? "NO" : "no change";
    rows.push({ cells: [`without ${name}`, "worse without", ...changes.map(text), text(over), earns], figure: over[0] });
  });
}

function print() {
  const columns = ["what", "goal", ...seeds.map((seed) => `seed ${seed}`), "all", "reached"];
  const lines = [columns, ...rows.map((row) => row.cells)];
  const widths = columns.map((_, i) => Math.max(...lines.map((line, n) => (n > 0 && rows[n - 1].heading ? 0 : line[i].length))));
  for (const line of lines) console.log(line.map((cell, i) => cell.padEnd(widths[i])).join("  ").trimEnd());
  console.log("");
  console.log(
    `${customers} people a history; ${report(seeds[0]).model_version}, ${report(seeds[0]).model_hash}; ` +
      "all = mean over the seeds, of shares and of Brier and reliability their checks put together.",
  );
}

// What a smaller run on a build server can tell: that everything is measured, and that the model is worth more than counting.
function verified() {
  const wrong = rows.filter((row) => !row.heading && !row.optional && !isNumber(row.figure)).map((row) => `no figure: ${row.cells[0]}`);
  const gain = mean(seeds.map((seed) => aucGain(report(seed))));
  if (!(gain > 0)) wrong.push(`the model's AUC is not above counting's: ${signed(gain)}`);
  for (const line of wrong) console.error(line);
  return wrong.length === 0;
}

try {
  const claims = await goodOrders();
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), wanted.length) }, worker));
  goals(claims);
  context();
  contesting();
  ablation();
  print();
  if (verify === "yes" && !verified()) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
