import type en from '../en/integrations.js';

export default {
  title: 'Integrationen',
  lead: 'Partner, mit denen diese Organisation Stellen und Bewerbungen austauscht.',
  open: '{{partner}} öffnen',
  lastSeen: 'Letzter Kontakt',
  never: 'Noch keiner',
  none: {
    title: 'Es wird noch kein Partner angeboten.',
    next: 'Das Support-Team fragen, welche Partner möglich sind.',
  },
  join: { name: 'JOIN', what: 'Veröffentlicht Stellen auf Jobbörsen. Bewerbungen kommen von selbst an.' },
  personio: { name: 'Personio', what: 'Stellt Bewerbungen mit ihren Dokumenten in Personio zu.' },
  'operator-ats': {
    name: 'Eigenes ATS',
    what: 'Stellt Bewerbungen in das eigene ATS der Organisation zu.',
  },
  failed_one: '{{count}} nicht angekommene Bewerbung ansehen',
  failed_other: '{{count}} nicht angekommene Bewerbungen ansehen',
  look: 'Nachsehen, was zu tun ist',
  next: {
    join: {
      off: 'Aktivierung anfragen',
      requested: 'Auf das Support-Team warten',
      enabled: 'API-Schlüssel erzeugen',
      pending: 'Schlüssel in JOIN eintragen',
      connected: 'Stellen zum Veröffentlichen wählen',
      repair: 'Grund ansehen und beheben',
    },
    'operator-ats': {
      off: 'Verbindung einrichten',
      requested: 'Auf das Support-Team warten',
      enabled: 'Adresse eintragen',
      pending: 'Adresse prüfen',
      connected: 'Nichts zu tun',
      repair: 'Grund ansehen und beheben',
    },
    personio: {
      off: 'Verbindung einrichten',
      requested: 'Auf das Support-Team warten',
      enabled: 'Die vier Werte eintragen',
      pending: 'Werte prüfen',
      connected: 'Nichts zu tun',
      repair: 'Grund ansehen und beheben',
    },
  },
} satisfies typeof en;
