// A client in another language, written from the protos alone, does report, check and appeal.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { emailHash, postEvent, startRegistry, startStripe } from "./registry.mjs";

const restrictedKey = "rk_test_node";
const webhookSecret = "whsec_node_secret";

let registry;
let stripe;
before(async () => {
  stripe = await startStripe(restrictedKey);
  registry = await startRegistry({ Registry__Stripe__SandboxBaseAddress: stripe.address });
});
after(async () => {
  await registry?.stop();
  await stripe?.stop();
});

const allScopes = ["SCOPE_CHECK", "SCOPE_REPORT", "SCOPE_APPEALS", "SCOPE_DISCLOSURES", "SCOPE_IDENTIFIERS", "SCOPE_SANDBOX"];
const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

async function sandbox() {
  const operator = registry.clients(registry.operator);
  const enrol = (caller, name, owner) =>
    caller.call("MerchantService", "EnrolMerchant", {
      request_id: randomUUID(),
      display_name: name,
      country: "GB",
      sector: "SECTOR_GENERAL_RETAIL",
      ultimate_owner: owner,
      contact_email_address: "disputes@example.com",
      checkout_notice_url: "https://shop.example/notice",
    });
  const issue = (caller, merchant) =>
    caller.call("MerchantService", "IssueApiKey", {
      request_id: randomUUID(),
      merchant_id: merchant.merchant_id,
      test: true,
      scopes: allScopes,
    });
  const { merchant: real } = await enrol(operator, "Node Shop", "Node Owner");
  const owner = registry.clients((await issue(operator, real)).secret);
  const { merchant: first } = await enrol(owner, "First", "Owner one");
  const { merchant: second } = await enrol(owner, "Second", "Owner two");
  const { webhook_path: webhook } = await owner.call("MerchantService", "SetProviderAccount", {
    request_id: randomUUID(),
    merchant_id: first.merchant_id,
    provider: "stripe",
    account: "acct_node",
    restricted_key: restrictedKey,
    webhook_secret: webhookSecret,
  });
  return {
    owner,
    webhook,
    reporter: registry.clients((await issue(owner, first)).secret),
    checker: registry.clients((await issue(owner, second)).secret),
  };
}

const report = (email, order, dispute, level, outcomeAt) => ({
  identifiers: [{ kind: "IDENTIFIER_KIND_EMAIL", confirmed: true, hash: emailHash(email) }],
  category: "CATEGORY_NOT_RECEIVED",
  evidence_level: level,
  source: "EVIDENCE_SOURCE_STATEMENT",
  consumer_country: "GB",
  order_reference: order,
  ordered_on: day(-40),
  opened_on: day(-30),
  outcome_at: { seconds: Math.floor(outcomeAt / 1000) },
  amount: { currency: "GBP", minor_units: 4_999 },
  dispute: { provider: "stripe", account: "acct_node", id: dispute },
  card_network: "CARD_NETWORK_VISA",
  network_reason_code: "13.1",
});

/** The dispute as Stripe's API returns it. */
const stripeDispute = (id, status) => ({
  id,
  object: "dispute",
  amount: 4_999,
  currency: "gbp",
  charge: "ch_node",
  created: Math.floor(Date.now() / 1000) - 30 * 86_400,
  livemode: false,
  reason: "product_not_received",
  status,
  evidence: {},
  evidence_details: { has_evidence: true, past_due: false, submission_count: 1 },
  payment_method_details: { type: "card", card: { brand: "visa", case_type: "chargeback", network_reason_code: "13.1" } },
});

/** Asks until the condition holds, at most ten seconds. */
async function until(ask, holds) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const reply = await ask();
    if (holds(reply)) return reply;
    assert.ok(Date.now() < deadline, "the condition did not come to hold within ten seconds");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const check = (email, order) => ({
  identifiers: [{ kind: "IDENTIFIER_KIND_EMAIL", confirmed: true, hash: emailHash(email) }],
  purpose: "PURPOSE_DELIVERY_SAFEGUARD",
  order_reference: order,
  ordered_on: day(0),
  stage: "STAGE_AFTER_ORDER",
  identity_confirmed: true,
  notice_version: "checkout-1-en",
  language: "en",
});

test("report, confirmation, notice, check and appeal", async () => {
  const { owner, webhook, reporter, checker } = await sandbox();
  const email = `${randomUUID()}@example.com`;
  const dispute = `dp_${randomUUID().slice(0, 8)}`;

  const submitted = await reporter.call("ReportService", "SubmitReport", {
    request_id: randomUUID(),
    report: report(email, "NODE-1", dispute, "EVIDENCE_LEVEL_CONTESTED", Date.now() - 2 * 86_400_000),
    notice_relay: { email_address: email, language: "en" },
  });
  assert.equal(submitted.disposition, "DISPOSITION_RECORDED");
  assert.equal(submitted.report.own_only, false);
  const reportId = submitted.report.report_id;

  // The provider announces the outcome; the registry asks the provider itself.
  stripe.disputes.set(dispute, stripeDispute(dispute, "won"));
  assert.equal((await postEvent(registry.http + webhook, "whsec_of_somebody", stripe.disputes.get(dispute))).status, 403);
  assert.equal((await postEvent(registry.http + webhook, webhookSecret, stripe.disputes.get(dispute))).status, 200);
  const confirmed = await until(
    () => reporter.call("ReportService", "GetReport", { report_id: reportId }),
    ({ report: held }) => held.source === "EVIDENCE_SOURCE_PROVIDER_CONFIRMED",
  );
  assert.equal(confirmed.report.evidence_level, "EVIDENCE_LEVEL_FINAL_FOR_MERCHANT");

  // The consumer is told first: their mail has the link.
  const { mails } = await owner.call("MerchantService", "ListSandboxMails", {});
  const secret = mails.filter((x) => x.to === email).map((x) => /notice#([A-Za-z0-9_-]{43})/.exec(x.text)?.[1]).find((x) => x);
  const statement = await registry.clients().call("AppealService", "OpenNotice", { notice_secret: secret });
  assert.equal(statement.report_id, reportId);
  assert.equal(statement.merchant_name, "First");

  // Nothing counts before the reply window is over.
  const before = await checker.call("RiskService", "Check", check(email, "NODE-2"));
  assert.equal(before.assessment.level, "RISK_LEVEL_NONE");
  await owner.call("MerchantService", "AdvanceTestClock", { request_id: randomUUID(), seconds: 15 * 86_400 });
  const found = await checker.call("RiskService", "Check", { ...check(email, "NODE-3"), ordered_on: day(15) });
  assert.equal(found.assessment.level, "RISK_LEVEL_LOW");
  assert.ok(found.assessment.reasons.some((x) => x.code === "REPORT"));
  assert.notEqual(found.buyer_sentence, "");

  const filed = await registry.clients().call("AppealService", "FileAppeal", {
    request_id: randomUUID(),
    proof: { notice_secret: secret },
    ground: "APPEAL_GROUND_OUTCOME_WRONG",
    text: "The parcel never came.",
    language: "en",
  });
  assert.ok(filed.case_secret.length > 20);
  const contested = await checker.call("RiskService", "Check", { ...check(email, "NODE-4"), ordered_on: day(15) });
  assert.equal(contested.assessment.level, "RISK_LEVEL_NONE");

  const { appeals } = await reporter.call("AppealService", "ListAppeals", {});
  assert.equal(appeals.length, 1);
  const conceded = await reporter.call("AppealService", "AnswerAppeal", {
    request_id: randomUUID(),
    appeal_id: filed.appeal.appeal_id,
    answer: "MERCHANT_ANSWER_CONCEDE",
    etag: appeals[0].etag,
  });
  assert.equal(conceded.appeal.state, "APPEAL_STATE_OVERTURNED");
  await assert.rejects(
    reporter.call("ReportService", "GetReport", { report_id: reportId }),
    (error) => error.code === 5,
  );
  const { corrections } = await checker.call("DisclosureService", "ListCorrections", {});
  assert.deepEqual(corrections.map((x) => x.check_id), [found.check_id]);
});

test("a refusal carries a code and what to change", async () => {
  const { checker } = await sandbox();
  const nine = check("a@example.com", "NODE-3");
  nine.identifiers = Array.from({ length: 9 }, () => nine.identifiers[0]);
  await assert.rejects(checker.call("RiskService", "Check", nine), (error) => error.code === 3 && /1 to 8/.test(error.details));
});
