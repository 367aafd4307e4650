import { defineEntity, p } from '@mikro-orm/core';

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    country: p.string(),
    externalId: p.string().nullable(),
    createdAt: p.datetime(),
  },
});

/** A customer company. */
export class Organisation extends OrganisationSchema.class {
  declare readonly name: string;
  declare readonly country: string;

  /** Takes over what differs and answers with the names of the changed fields. */
  change(to: { readonly name: string; readonly country: string }): string[] {
    const changed = (['name', 'country'] as const).filter((field) => this[field] !== to[field]);
    Object.assign(this, Object.fromEntries(changed.map((field) => [field, to[field]])));
    return changed;
  }
}
OrganisationSchema.setClass(Organisation);
