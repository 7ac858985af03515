import express from 'express';

const VALUES = ['false_positive', 'accept_risk', 'other'];
const NEEDS_RATIONALE = ['accept_risk', 'other'];
const { CLOUDFLARE_API_TOKEN: token, PORT: port = 8080 } = process.env;

/** What stands on each insight: {classification, rationale} by owner and id. */
const insights = new Map();

const app = express();
app.use(express.json());

app.use((req, res, next) => {
  if (req.headers.authorization !== `Bearer ${token}`) {
    return refuse(res, 403, 10000, 'Authentication error');
  }
  next();
});

app.patch('/client/v4/:scope/:owner/security-center/insights/:issue/classification', (req, res) => {
  const { scope, owner, issue } = req.params;
  const { classification, rationale } = req.body;
  const key = `${scope}/${owner}/${issue}`;

  if (classification === undefined) {
    return succeed(res);
  }
  if (classification === null) {
    insights.delete(key);
    return succeed(res);
  }
  if (!VALUES.includes(classification)) {
    return refuse(res, 400, 1003, `classification must be one of ${VALUES.join(', ')} or null`, '/classification');
  }
  if (NEEDS_RATIONALE.includes(classification) && !rationale) {
    return refuse(res, 400, 1002, `rationale is required for ${classification}`, '/rationale');
  }
  const current = insights.get(key);
  if (current && current.classification !== classification) {
    return refuse(res, 409, 1001, 'reset the classification to null first', '/classification');
  }
  insights.set(key, { classification, rationale });
  succeed(res);
});

function succeed(res) {
  res.json({ success: true, errors: [], messages: [] });
}

function refuse(res, status, code, message, pointer) {
  const source = pointer && { pointer };
  res.status(status).json({ success: false, errors: [{ code, message, source }], messages: [] });
}

app.listen(port, '127.0.0.1');
