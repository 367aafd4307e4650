import type { Organisation } from './organisation.entity.js';
import type { OrganisationAnswer } from './organisations.schemas.js';

/** What an answer tells of an organisation. */
export const organisationAnswer = ({ id, externalId, name, country }: Organisation): OrganisationAnswer => ({
  id,
  externalId: externalId ?? null,
  name,
  country,
});
