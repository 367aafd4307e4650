import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { isRecord, sendJson } from '../router.js';
import type { FaultMode } from './faults.js';
import { inSecondShape, type Answer } from './refusal.js';

const SLOW_MS = 5000;
const HUGE_BYTES = 10_000_000;

/** Sends an answer the way the fault wants it. */
export async function reply(
  response: ServerResponse,
  answer: Answer,
  fault: FaultMode,
  ms: number | null,
): Promise<void> {
  if (fault === 'slow') await waitWhileOpen(response, ms ?? SLOW_MS);
  if (response.destroyed) return;
  const { status, body, headers } = spoilt(answer, fault);
  sendJson(response, status, body, headers);
}

function spoilt(answer: Answer, fault: FaultMode): Answer {
  if (fault === 'second-error-shape') return inSecondShape(answer);
  if (fault === 'wrong-types') {
    const body =
      answer.status < 300
        ? { uuid: 42, size: 'many', original_filename: [] }
        : { errors: { field: [7] }, error: 7 };
    return { ...answer, body };
  }
  if (fault === 'huge-answer') {
    return {
      ...answer,
      body: { ...(isRecord(answer.body) && answer.body), padding: 'x'.repeat(HUGE_BYTES) },
    };
  }
  return answer;
}

async function waitWhileOpen(response: ServerResponse, ms: number): Promise<void> {
  const closed = new AbortController();
  response.once('close', () => closed.abort());
  await wait(ms, undefined, { signal: closed.signal }).catch(() => undefined);
}
