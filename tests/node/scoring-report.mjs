// Runs registry simulate and registry backtest for tests/scoring-report and puts what they print into one table.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [registry, root, seedList, customers] = process.argv.slice(2);
const seeds = seedList.split(",").map((seed) => seed.trim());
const keep = 256 * 1024 * 1024;

function run(...words) {
  return execFileSync(registry, words, { encoding: "utf8", maxBuffer: keep, stdio: ["ignore", "pipe", "pipe"] });
}

function history(seed, ...set) {
  const folder = join(root, [`seed-${seed}`, ...set].join("-").replaceAll("=", "-"));
  mkdirSync(folder, { recursive: true });
  run("simulate", "--out", folder, "--seed", seed, "--customers", customers, "--yes", ...set.flatMap((each) => ["--set", each]));
  return folder;
}

function backtest(folder, ...more) {
  return JSON.parse(run("backtest", join(folder, "EVENTS.csv"), "--labels", join(folder, "LABELS.csv"), "--json", ...more));
}

function table(title, head, rows) {
  const all = [head, ...rows.map((row) => row.map(text))];
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i].length)));
  console.log(`\n== ${title}`);
  for (const row of all) console.log(`  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ")}`);
}

function text(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "-";
  return typeof value === "number" ? (Number.isInteger(value) ? String(value) : value.toFixed(3)) : String(value);
}

const mean = (values) => {
  const known = values.filter((value) => typeof value === "number" && !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
};
const sum = (values) => values.reduce((total, value) => total + value, 0);
const level = (report, name) => report.model.levels.find((each) => each.name === name) ?? { checks: 0, positives: 0 };

function remark(line) {
  process.stderr.write(`${line}\n`);
}

// Each seed as it is.
const reports = [];
for (const seed of seeds) {
  remark(`seed ${seed}: simulate and backtest ...`);
  const folder = history(seed);
  reports.push(backtest(folder, "--truth", join(folder, "TRUTH.csv"), "--ablate"));
  rmSync(join(folder, "EVENTS.csv"));
}

console.log(`registry simulate with ${customers} customers a seed, then registry backtest --ablate; ${reports[0].model_version}`);
table("Histories", ["", ...seeds], [
  ["checks", ...reports.map((each) => each.history.checks)],
  ["of these with a listing", ...reports.map((each) => each.history.checks_listed)],
  ["of these positive", ...reports.map((each) => each.history.positives_listed)],
  ["reports", ...reports.map((each) => each.history.reports)],
  ["overturned", ...reports.map((each) => each.history.overturned)],
  ["AUC of counting reports", ...reports.map((each) => each.count.auc)],
  ["AUC of the model", ...reports.map((each) => each.model.auc)],
  ["shift of the prior's log-odds", ...reports.map((each) => each.model.shift)],
]);

const goals = reports[0].goals.map((goal) => goal.what);
table("Goals", ["", "goal", ...seeds, "mean", "reached"], goals.map((what) => {
  const each = reports.map((report) => report.goals.find((goal) => goal.what === what));
  const told = each.filter((goal) => typeof goal.figure === "number");
  return [what, each[0].goal, ...each.map((goal) => goal.figure), mean(each.map((goal) => goal.figure)),
    told.length === 0 ? "cannot be told" : `${told.filter((goal) => goal.reached).length} of ${told.length}`];
}));

const high = { checks: sum(reports.map((each) => level(each, "HIGH").checks)), positives: sum(reports.map((each) => level(each, "HIGH").positives)) };
table("Levels, all seeds together", ["level", "checks", "positive", "precision"], ["NONE", "LOW", "MEDIUM", "HIGH"].map((name) => {
  const checks = sum(reports.map((each) => level(each, name).checks));
  const positives = sum(reports.map((each) => level(each, name).positives));
  return [name, checks, positives, checks === 0 ? null : positives / checks];
}));

table("Each factor left out, mean change over the seeds (it earns its place where AUC falls, or one of the others rises)",
  ["without", "AUC", "false per true", "Brier"],
  reports[0].ablation.map((first) => {
    const of = (key) => mean(reports.map((each) => {
      const without = each.ablation.find((one) => one.without === first.without).figures[key];
      return typeof without === "number" && typeof each.model[key] === "number" ? without - each.model[key] : null;
    }));
    return [first.without, of("auc"), of("false_per_true"), of("brier")];
  }));

// One in ten merchants reports people without cause.
const honest = { without: 0, with: 0, customers: 0 };
for (const seed of seeds) {
  remark(`seed ${seed}: merchants that report falsely ...`);
  const [without, false10] = [0, 0.1].map((share) => backtest(history(seed, `false-reporters=${share}`)));
  honest.without += without.model.honest_at_medium;
  honest.with += false10.model.honest_at_medium;
  honest.customers += without.history.honest_customers;
}
const rise = honest.without === 0 ? null : honest.with / honest.without - 1;
table("One merchant in ten reports falsely: honest customers ever at MEDIUM or above, all seeds", ["", "goal", "figure", "reached"], [
  ["without false reports", "", honest.without, ""],
  ["with", "", honest.with, ""],
  ["rise", "at most 0.1", rise, rise === null ? "cannot be told" : rise <= 0.1 ? "yes" : "NO"],
  ["honest customers", "", honest.customers, ""],
]);

// However often they contest, whatever the truth.
const contests = ["0.2", "0.5", "0.9"].map((share) => {
  remark(`contest everything: ${share} ...`);
  const kinds = seeds.map((seed) => backtest(history(seed, `contest-everything=${share}`))).flatMap((each) => each.kinds);
  const listed = sum(kinds.map((kind) => kind.positives_listed));
  return [share, listed, sum(kinds.map((kind) => kind.positives_at_medium)), sum(kinds.map((kind) => kind.positives))];
});
table("People who contest everything: how much recall is left, all seeds", ["share of claimants", "positive checks", "with a listing", "recall", "at MEDIUM or above", "recall"],
  contests.map(([share, listed, medium, positives]) => [share, positives, listed, listed / positives, medium, medium / positives]));

// Two hundred good orders and three claims, at one merchant and at three, on one day, decided for the shop.
const events = ["at,kind,merchant,subject,report,category,evidence,source,orders,outcome"];
const day = "2026-03-01T12:00:00Z";
for (let i = 1; i <= 3; i++) {
  events.push(`${day},report,shop,one-merchant,a${i},NOT_RECEIVED,E3,PROVIDER,200,`);
  events.push(`${day},report,shop ${i},three-merchants,b${i},NOT_RECEIVED,E4,PROVIDER,67,`);
}
for (const subject of ["one-merchant", "three-merchants"]) events.push(`2026-03-02T12:00:00Z,check,other,${subject},,,,,,`);
writeFileSync(join(root, "orders.csv"), `${events.join("\n")}\n`);
writeFileSync(join(root, "orders-labels.csv"), "subject,kind,positive_from,positive_to\none-merchant,ordinary,,\nthree-merchants,ordinary,,\n");
const out = join(root, "orders-scores.csv");
run("backtest", join(root, "orders.csv"), "--labels", join(root, "orders-labels.csv"), "--out", out, "--json");
const { readFileSync } = await import("node:fs");
const scored = readFileSync(out, "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
table("Two hundred good orders and three claims on one day: goal LOW or NONE", ["", "score", "level", "reached"],
  scored.map((row) => [row[2], Number(row[3]), row[4], ["LOW", "NONE"].includes(row[4]) ? "yes" : "NO"]));

console.log("\nA simulation rests on assumptions (registry simulate --assumptions): a tool for calibration, not proof.");

// What this must show to be a report at all.
const faults = [];
for (const report of reports) {
  if (!(report.model.auc > report.count.auc)) faults.push("the model orders checks no better than counting reports");
  if (report.ablation.length < 9) faults.push("a factor is missing from the ablation");
  if (typeof report.wrongly_matched !== "number") faults.push("wrong matches were not counted");
}
if (goals.length < 7) faults.push("a goal is missing");
if (scored.length !== 2 || scored.some((row) => !["LOW", "NONE"].includes(row[4]))) faults.push("two hundred good orders and three claims are above LOW");
if (high.checks > 0 && high.positives === 0) faults.push("HIGH is never right");
for (const fault of new Set(faults)) remark(`scoring-report: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
