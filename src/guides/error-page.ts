import { escapedText } from './escaped-text.js';
import { ERRORS, type ToldError } from './error-list.js';
import { markdownAsHtml } from './guide-files.js';

/** Every refusal with its status, both titles and the next step; an anchor each, which `type` of a refusal points to. */
export function errorList(): string {
  const modules = [...new Set(ERRORS.map(moduleOf))];
  return [
    '<h2>Every code</h2>',
    ...modules.map((module) =>
      [
        `<h3>${escapedText(module)}</h3>`,
        ...ERRORS.filter((error) => moduleOf(error) === module).map(entry),
      ].join('\n'),
    ),
  ].join('\n');
}

const moduleOf = ({ code }: ToldError): string => code.split('.')[0] ?? '';

const entry = ({
  code,
  status,
  title,
  nextStep,
}: ToldError): string => `<section class="error" id="${escapedText(code)}">
<h3><code>${escapedText(code)}</code> · ${status}</h3>
<p>${escapedText(title.en)}</p>
<p class="quiet" lang="de">${escapedText(title.de)}</p>
${markdownAsHtml(`**Next step:** ${nextStep}`)}
</section>`;
