import type en from '../en/organisations.js';

export default {
  title: 'Organisationen',
  lead: 'Die Kundenunternehmen dieses Hubs.',
  caption: 'Organisationen nach Namen',
  search: 'Name oder externe ID',
  name: 'Name',
  country: 'Land',
  externalId: 'Externe ID',
  id: 'ID',
  actions: 'Aktionen',
  connections: 'Verbindungen',
  connectionsOf: 'Verbindungen von {{name}}',
  audit: 'Audit',
  auditOf: 'Audit-Log von {{name}}',
  create: {
    button: 'Organisation anlegen',
    title: 'Organisation anlegen',
    countryWhy: 'Danach richtet sich, wie lange Bewerbungen aufbewahrt werden.',
    externalId: 'Externe ID (freiwillig)',
    externalIdWhy:
      'Unter ihr kennen die eigenen Systeme des Betreibers das Unternehmen. Sie muss eindeutig sein.',
    submit: 'Anlegen',
  },
  empty: {
    title: 'Noch keine Organisationen',
    next: 'Die erste anlegen. Sie bekommt zu jedem angebotenen Partner eine ausgeschaltete Verbindung.',
    notFound: 'Keine Organisation gefunden',
    searchNext: 'Nach einem anderen Teil des Namens suchen.',
  },
} satisfies typeof en;
