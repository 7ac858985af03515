// Verifies a provider with Pact's native verifier, an implementation of Pact that shares no code
// with the one the kit uses. Provider states are arranged through the endpoint itself.
//
//   npm ci && CLOUDFLARE_API_TOKEN=... node verify.mjs BASE_URL [PACT_FILE]
//
// ACCOUNT, ZONE and ISSUE replace the ids of the contract's examples.
import { fileURLToPath } from 'node:url';

process.env.PACT_DO_NOT_TRACK = 'true'; // Read when the library is loaded, so it comes first.
const { Verifier } = await import('@pact-foundation/pact');

const PACT = 'insight-classification-sdk-cloudflare-security-center.json';
const VALUES = ['false_positive', 'accept_risk', 'other'];
const [baseUrl, pact = fileURLToPath(new URL(`../../${PACT}`, import.meta.url))] =
  process.argv.slice(2);
if (!baseUrl) {
  console.error('expected the base URL of the provider, such as http://127.0.0.1:8080/client/v4');
  process.exit(64);
}
const token = process.env.CLOUDFLARE_API_TOKEN ?? '';

async function change(path, body) {
  const answer = await fetch(`${baseUrl}${path}/classification`, {
    method: 'PATCH',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Resets the insight, and sets the value if the state has one. */
async function arrange(parameters, value) {
  const collection = 'zone' in parameters ? 'zones' : 'accounts';
  const account = process.env.ACCOUNT ?? parameters.account;
  const zone = process.env.ZONE ?? parameters.zone;
  const issue = process.env.ISSUE ?? parameters.issue;
  const owner = collection === 'zones' ? zone : account;
  const path = `/${collection}/${owner}/security-center/insights/${issue}`;
  const reset = await change(path, { classification: null });
  if (reset >= 500 || (reset >= 300 && reset < 400)) {
    throw new Error(`a reset was answered with status ${reset}`);
  }
  if (value !== undefined) {
    const set = await change(path, { classification: value, rationale: 'arranged' });
    if (set < 200 || set >= 300) {
      throw new Error(`setting ${value} was answered with status ${set}`);
    }
  }
  return collection === 'zones' ? { zone, issue, token } : { account, issue, token };
}

const stateHandlers = {
  'an insight without a classification': { setup: (parameters) => arrange(parameters) },
};
for (const value of VALUES) {
  stateHandlers[`an insight classified as ${value}`] = {
    setup: (parameters) => arrange(parameters, value),
  };
}

try {
  await new Verifier({
    provider: 'cloudflare-security-center',
    providerBaseUrl: baseUrl,
    pactUrls: [pact],
    stateHandlers,
    logLevel: process.env.LOG_LEVEL ?? 'error',
  }).verifyProvider();
  console.log('the provider keeps the pact');
} catch (e) {
  console.error(`the provider breaks the pact: ${e.message}`);
  process.exitCode = 1;
}
