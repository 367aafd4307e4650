import { languageOf } from '../page.js';
import { BadCall, isForm, readFields, sendJson, sendPage, type Call, type Router } from '../router.js';
import { readApplication, sampleApplication } from './join-application.js';
import { joinPage } from './join-page.js';
import type { JoinPartner } from './join-partner.js';

const LONGEST_APPLICATION = 60_000_000;

/** JOIN's page, and the same for programs. */
export function addJoinRoutes(router: Router, partner: JoinPartner): void {
  router
    .on('GET', '/join', ({ request, response, url }) =>
      sendPage(response, joinPage(partner.state(), languageOf(request, url))),
    )
    .on('GET', '/join/_state', ({ response }) => sendJson(response, 200, partner.state()))
    .on('POST', '/join/key', async (call) => {
      const { key } = await readFields(call.request);
      if (typeof key !== 'string' || key.trim() === '') throw new BadCall(400, 'key is missing');
      if (!/^[\x21-\x7e]+$/.test(key.trim())) throw new BadCall(400, 'key has characters that no key has');
      answer(call, 200, await partner.enterKey(key.trim()));
    })
    .on('POST', '/join/poll', async (call) => {
      call.request.resume();
      answer(call, 200, await partner.poll());
    })
    .on('POST', '/join/apply', async (call) => {
      const fields = await readFields(call.request, LONGEST_APPLICATION);
      const isSample = isForm(call.request);
      const sent = await partner.apply(
        isSample ? sampleApplication(String(fields.jobId)) : readApplication(fields),
      );
      if (sent === null) throw new BadCall(409, 'no key was entered');
      answer(call, sent.status === 0 ? 502 : sent.status, sent);
    });
}

/** A form's sender sees the page again. */
function answer({ request, response, url }: Call, status: number, body: unknown): void {
  if (!isForm(request)) return sendJson(response, status, body);
  response.writeHead(303, { location: `/join?lang=${languageOf(request, url)}` }).end();
}
