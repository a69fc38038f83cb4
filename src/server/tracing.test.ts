import { SpanKind, SpanStatusCode, context, trace } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { traceCall } from '../../test/dist/fixtures/consumer/traceCall.ts';
import { setUpProxy } from '../../test/setUpProxy.ts';

const LIST = '/accounting_connections';

let exporter: InMemorySpanExporter;

beforeEach(() => {
  exporter = new InMemorySpanExporter();
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
});

afterEach(() => {
  trace.disable();
  context.disable();
});

it("the documentation's recipe turns each request to the API into a span of the server's trace", async () => {
  const { sandbox, ask } = setUpProxy({ onCall: traceCall });
  sandbox.fail({ path: '/accounting*', status: 503, delay: 20 });
  sandbox.fail({ path: '/accounting*', lost: 'before' });
  const tracer = trace.getTracer('test');
  const traceId = await tracer.startActiveSpan('GET /api/accounting', async (span) => {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    for (let count = 0; count < 3; count += 1) await ask(LIST);
    span.end();
    return span.spanContext().traceId;
  });

  const spans = exporter.getFinishedSpans().filter(({ kind }) => kind === SpanKind.CLIENT);
  const error = { code: SpanStatusCode.ERROR };
  expect(spans.map(({ name, status, attributes }) => ({ name, status, attributes }))).toMatchObject(
    [
      { name: `GET ${LIST}`, status: error, attributes: { 'http.response.status_code': 503 } },
      { name: `GET ${LIST}`, status: error, attributes: { 'http.request.resend_count': 0 } },
      {
        name: `GET ${LIST}`,
        status: { code: SpanStatusCode.UNSET },
        attributes: {
          'http.request.method': 'GET',
          'http.response.status_code': 200,
          'url.template': LIST,
          'monite.entity_id': 'entity-a',
          'monite.request_id': expect.stringMatching(/^[\w-]{36}$/),
        },
      },
    ],
  );
  expect(spans.map((span) => span.spanContext().traceId)).toEqual(Array(3).fill(traceId));
  const [seconds = 0, nanoseconds = 0] = spans[0]?.duration ?? [];
  expect(seconds * 1000 + nanoseconds / 1e6).toBeGreaterThan(15);
});
