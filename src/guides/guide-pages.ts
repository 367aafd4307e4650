import { Injectable } from '@nestjs/common';
import { PartnerManifests } from '../connections/public/partner-manifests.js';
import { Config } from '../platform/config/config.js';
import { NotFound } from '../platform/errors/request.errors.js';
import { errorList } from './error-page.js';
import { GUIDES, type Guide, guideStyles, markdownAsHtml, readGuide } from './guide-files.js';
import { guidePage } from './guide-page.js';
import { partnerPage } from './partner-page.js';

const INTRODUCTION = `# Guides

For the developers of partners, such as job boards, and of the operator’s own systems; auditors read about the
[audit log](/docs/audit-log). Begin with the [first call](/docs/first-call); every call is in the
[API reference](/docs/api), every refusal under [errors](/docs/errors).

There is a TypeScript client, \`@andock/client\`, generated from the same [document](/openapi.json).
`;

/** The pages under `/docs`, read once. */
@Injectable()
export class GuidePages {
  private readonly guides: readonly Guide[] = GUIDES.map(readGuide);
  private readonly css = guideStyles();
  private readonly errors = errorList();

  constructor(
    private readonly partners: PartnerManifests,
    private readonly config: Config,
  ) {}

  styles(): string {
    return this.css;
  }

  index(): string {
    const list = this.links().map(({ href, label }) => `- [${label}](${href})`);
    return this.page('Guides', '/docs', markdownAsHtml(`${INTRODUCTION}\n${list.join('\n')}`));
  }

  /** Throws `NotFound`. */
  guide(name: string): string {
    const guide = this.guides.find((one) => one.name === name);
    if (!guide) throw new NotFound();
    const html = guide.name === 'errors' ? `${guide.html}\n${this.errors}` : guide.html;
    return this.page(guide.title, `/docs/${name}`, html);
  }

  /** Throws `NotFound`. */
  partner(name: string): string {
    const manifest = this.partners.of(name);
    if (!manifest) throw new NotFound();
    return this.page(manifest.name, `/docs/partners/${name}`, partnerPage(manifest));
  }

  private page(title: string, href: string, html: string): string {
    return guidePage({
      title,
      href,
      html,
      operator: this.config.operator.name,
      guides: this.links(),
      partners: this.partners
        .all()
        .map(({ partner, name }) => ({ href: `/docs/partners/${partner}`, label: name })),
    });
  }

  private links() {
    return this.guides.map(({ name, title }) => ({ href: `/docs/${name}`, label: title }));
  }
}
