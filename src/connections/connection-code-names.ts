import { Injectable } from '@nestjs/common';
import { CodeNames } from '../audit/sentences/code-names.js';
import type { Text } from '../platform/errors/domain-error.js';
import { type ConnectionReason, connectionReason } from './public/connection-reasons.js';
import { PartnerManifests } from './public/partner-manifests.js';

/** Partners by the names that they write themselves, and reasons by their sentences. */
@Injectable()
export class ConnectionCodeNames extends CodeNames {
  constructor(private readonly partners: PartnerManifests) {
    super();
  }

  override nameOf(fact: string, code: string): Text | undefined {
    if (fact === 'reason')
      return (connectionReason(code as ConnectionReason) as { text: Text } | undefined)?.text;
    const name = this.partners.of(code)?.name;
    return name === undefined || (fact !== 'partner' && fact !== 'sources' && fact !== 'source')
      ? undefined
      : { en: name, de: name };
  }
}
