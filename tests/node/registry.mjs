// The registry as a test of another language sees it: the Release server as its own process, and clients made from the
// protos alone.
import { spawn } from "node:child_process";
import { createHash, createHmac, randomUUID } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, chmod } from "node:fs/promises";
import http from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import grpc from "@grpc/grpc-js";
import protoLoader from "@grpc/proto-loader";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const protos = path.join(root, "protos");
const server = path.join(root, "src/CustomerRegistry.Server/bin/Release/net10.0/customer-registry");

const definition = protoLoader.loadSync(
  ["appeals", "disclosures", "identifiers", "jurisdictions", "merchants", "reports", "risk"].map(
    (name) => `customer_registry/v1/${name}.proto`,
  ),
  {
    // The HTTP annotations come with protobufjs.
    includeDirs: [protos, path.join(root, "tests/node/node_modules/protobufjs")],
    keepCase: true,
    enums: String,
    longs: Number,
    defaults: true,
    oneofs: true,
  },
);
export const wire = grpc.loadPackageDefinition(definition).customer_registry.v1;

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Starts a registry on an empty data folder, with its first operator and the shipped policy. */
export async function startRegistry(settings = {}) {
  const data = await mkdtemp(path.join(tmpdir(), "cr-node-"));
  await chmod(data, 0o755); // PostgreSQL runs as another user when the tests are root
  const httpPort = await freePort();
  const grpcPort = await freePort();
  const child = spawn(server, [], {
    env: { ...process.env, REGISTRY_DATA: data, REGISTRY_HTTP_PORT: `${httpPort}`, REGISTRY_GRPC_PORT: `${grpcPort}`, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      if (output.includes("HTTP, REST")) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });

  const address = `127.0.0.1:${grpcPort}`;
  const clients = (key) => {
    const call = (service, method, request) =>
      new Promise((resolve, reject) => {
        const metadata = new grpc.Metadata();
        if (key) metadata.set("authorization", `Bearer ${key}`);
        const client = new wire[service](address, grpc.credentials.createInsecure());
        client[method](request, metadata, (error, reply) => {
          client.close();
          return error ? reject(error) : resolve(reply);
        });
      });
    return { call };
  };

  const stop = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  let operator;
  try {
    operator = await prepare(data, clients);
  } catch (error) {
    await stop(); // else the test's own process would wait for the server for ever
    throw error;
  }

  return {
    data,
    http: `http://127.0.0.1:${httpPort}`,
    operator,
    clients,
    stop,
  };
}

/** The first operator and the shipped policy. */
async function prepare(data, clients) {
  const token = await readFile(path.join(data, "bootstrap.token"), "utf8");
  const { secret: operator } = await clients().call("MerchantService", "Bootstrap", { token, display_name: "Node" });
  const folder = path.join(root, "deploy/policy");
  const files = {};
  for (const entry of await readdir(folder, { recursive: true })) {
    if (entry.endsWith(".json")) files[entry.replaceAll("\\", "/")] = await readFile(path.join(folder, entry), "utf8");
  }
  await clients(operator).call("JurisdictionService", "ApplyPolicy", { request_id: randomUUID(), files });
  return operator;
}

/** The canonical form of an e-mail address (Unified ID 2.0) and its SHA-256, as any shop computes it. */
export function emailHash(email) {
  let [local, domain] = email.trim().toLowerCase().split("@");
  if (domain === "gmail.com") local = local.split("+")[0].replaceAll(".", "");
  return createHash("sha256").update(`${local}@${domain}`).digest();
}

/** A local server of Stripe's shape: GET /v1/disputes/{id} for whoever holds the restricted key. */
export async function startStripe(restrictedKey) {
  const disputes = new Map();
  const listener = http.createServer((request, response) => {
    const id = new URL(request.url, "http://stripe.local").pathname.split("/").pop();
    const known = request.headers.authorization === `Bearer ${restrictedKey}` && disputes.get(id);
    response.writeHead(known ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(known || { error: { type: "invalid_request_error" } }));
  });
  await new Promise((resolve) => listener.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${listener.address().port}`,
    disputes,
    stop: () => new Promise((resolve) => listener.close(resolve)),
  };
}

/** Posts an event as the provider does, signed with the endpoint's secret. */
export async function postEvent(address, secret, dispute) {
  const body = JSON.stringify({
    id: `evt_${randomUUID().replaceAll("-", "")}`,
    object: "event",
    type: "charge.dispute.closed",
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    data: { object: dispute },
  });
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  return fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": `t=${time},v1=${signature}` },
    body,
  });
}
