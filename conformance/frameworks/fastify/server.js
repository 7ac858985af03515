import Fastify from 'fastify';

const { CLOUDFLARE_API_TOKEN: token, PORT: port = 8080 } = process.env;

/** What stands on each insight: {classification, rationale} by scope, owner and id. */
const insights = new Map();

const path = {
  type: 'object',
  properties: {
    scope: { type: 'string', enum: ['accounts', 'zones'] },
    owner: { type: 'string' },
    issue: { type: 'string' },
  },
};

const change = {
  type: 'object',
  properties: {
    classification: {
      type: ['string', 'null'],
      enum: ['false_positive', 'accept_risk', 'other', null],
    },
    rationale: { type: 'string' },
  },
  if: {
    properties: { classification: { enum: ['accept_risk', 'other'] } },
    required: ['classification'],
  },
  then: { required: ['rationale'] },
};

const app = Fastify();

app.addHook('onRequest', async (request, reply) => {
  if (request.headers.authorization !== `Bearer ${token}`) {
    return reply.code(401).send(failure(10000, 'Authentication error'));
  }
});

app.patch(
  '/client/v4/:scope/:owner/security-center/insights/:issue/classification',
  { schema: { params: path, body: change } },
  async (request, reply) => {
    const { scope, owner, issue } = request.params;
    const { classification, rationale } = request.body;
    const key = `${scope}/${owner}/${issue}`;

    if (classification === null) {
      insights.delete(key);
    } else if (classification !== undefined) {
      const current = insights.get(key);
      if (current && current.classification !== classification) {
        return reply.code(409).send(failure(1001, 'Reset the classification to null first.'));
      }
      insights.set(key, { classification, rationale });
    }
    return { success: true, errors: [], messages: [] };
  },
);

function failure(code, message) {
  return { success: false, errors: [{ code, message }], messages: [] };
}

await app.listen({ host: '127.0.0.1', port });
