import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';

const { CLOUDFLARE_API_TOKEN: token, PORT: port = 8080 } = process.env;
const VALUES = ['false_positive', 'accept_risk', 'other'];

/** The classification of each insight, by its id. */
const classifications = new Map();

const app = new Hono().basePath('/client/v4');

app.use(bearerAuth({ token }));

async function classify(c) {
  const issue = c.req.param('issue');
  const { classification, rationale } = await c.req.json();

  if (classification === null) {
    classifications.delete(issue);
    return success(c);
  }
  if (classification === undefined) {
    return success(c);
  }
  if (!VALUES.includes(classification)) {
    return failure(c, 400, 1003, `Unknown classification: ${classification}`);
  }
  if (classification !== 'false_positive' && !rationale) {
    return failure(c, 400, 1002, `A rationale is required for ${classification}.`);
  }
  const current = classifications.get(issue);
  if (current && current !== classification) {
    return failure(c, 409, 1001, 'Reset the classification first.');
  }
  classifications.set(issue, classification);
  return success(c);
}

app.patch('/accounts/:account/security-center/insights/:issue/classification', classify);
app.patch('/zones/:zone/security-center/insights/:issue/classification', classify);

function success(c) {
  return c.json({ success: true, errors: [], messages: [] });
}

function failure(c, status, code, message) {
  return c.json({ success: false, errors: [{ code, message }], messages: [] }, status);
}

serve({ fetch: app.fetch, hostname: '127.0.0.1', port });
