import { caller } from './caller.js';
import { HubUnreachable, problemOf } from './problem.js';

/** Sends a form with files and tells how much of it has left: 0 to 1. Fails as `call` does. */
export function upload<T>(address: string, form: FormData, onProgress: (sent: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    for (const [name, value] of Object.entries(caller.headers(true))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total);
    };
    request.onerror = () => reject(new HubUnreachable('The hub did not answer.'));
    request.onload = () => {
      const isGood = request.status >= 200 && request.status < 300;
      if (isGood) resolve(JSON.parse(request.responseText) as T);
      else void problemOf(answerOf(request)).then(reject);
    };
    request.send(form);
  });
}

function answerOf(request: XMLHttpRequest): Response {
  const headers: Record<string, string> = {};
  for (const name of ['retry-after', 'x-request-id']) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers[name] = value;
  }
  return new Response(request.responseText, { status: request.status, headers });
}
