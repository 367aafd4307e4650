import { languageOf } from '../page.js';
import { BadCall, isForm, readFields, sendJson, sendPage, type Call, type Router } from '../router.js';
import { isFileForm, readApplication, sampleApplication, withFileForm } from './application-form.js';
import type { JoinApplication } from './join-application.js';
import { readJoinFault } from './join-faults.js';
import { joinPage } from './join-page.js';
import type { JoinPartner } from './join-partner.js';

const LONGEST_APPLICATION = 60_000_000;

/** JOIN's page, and the same for programs; files of its forms lie in `folder` while they are passed on. */
export function addJoinRoutes(router: Router, partner: JoinPartner, folder: string): void {
  const misbehave = async (call: Call) => {
    partner.fault = readJoinFault(await readFields(call.request));
    answer(call, 200, { mode: partner.fault });
  };
  const apply = async (call: Call, application: JoinApplication) => {
    const sent = await partner.apply(application);
    if (sent === null) throw new BadCall(409, 'no key was entered');
    answer(call, sent.status === 0 ? 502 : sent.status, sent);
  };
  router
    .on('GET', '/join', ({ request, response, url }) =>
      sendPage(response, joinPage(partner.state(), languageOf(request, url))),
    )
    .on('GET', '/join/_state', ({ response }) => sendJson(response, 200, partner.state()))
    .on('PUT', '/join/_faults', misbehave)
    .on('POST', '/join/_faults', misbehave)
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
      const { request } = call;
      if (isFileForm(request))
        return withFileForm(request, folder, (application) => apply(call, application));
      const fields = await readFields(request, LONGEST_APPLICATION);
      await apply(call, isForm(request) ? sampleApplication(String(fields.jobId)) : readApplication(fields));
    });
}

/** A form's sender sees the page again. */
function answer({ request, response, url }: Call, status: number, body: unknown): void {
  if (!isForm(request) && !isFileForm(request)) return sendJson(response, status, body);
  response.writeHead(303, { location: `/join?lang=${languageOf(request, url)}` }).end();
}
