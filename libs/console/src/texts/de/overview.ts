import type en from '../en/overview.js';

export default {
  title: 'Übersicht',
  lead: 'Alle Organisationen auf einen Blick.',
  requests: {
    title: 'Offene Support-Anfragen',
    open: 'Zur Warteschlange',
    underOneDay: 'unter einem Tag',
    underThreeDays: 'ein bis drei Tage',
    older: 'über drei Tage',
    unassigned: 'noch nicht übernommen',
    oldest: 'Die älteste ist vom',
    none: 'Keine Anfrage wartet auf eine Entscheidung.',
  },
  health: {
    title: 'Systemzustand',
    open: 'Zu den Prüfungen',
    found: 'Befunde der Prüfungen',
    failed: 'gescheiterte Prüfungen',
    pending: 'zu versiegelnde Ereignisse',
    lag: 'Rückstand der Versiegelung',
    sealed: 'Zuletzt versiegelt',
    neverSealed: 'Noch wurde kein Ereignis versiegelt.',
    quarantined_one:
      '{{count}} Ereignis ließ sich nicht versiegeln: es ist nicht das, was aufgezeichnet wurde. Im Audit-Log nachsehen.',
    quarantined_other:
      '{{count}} Ereignisse ließen sich nicht versiegeln: sie sind nicht das, was aufgezeichnet wurde. Im Audit-Log nachsehen.',
  },
  deliveries: {
    title: 'Zustellungen der letzten 14 Tage',
    means: 'Je Tag (UTC), an dem sie geplant wurden, nach ihrem jetzigen Stand.',
    none: 'In den letzten 14 Tagen wurde nichts zugestellt.',
    described: 'Balken: Zustellungen je Tag nach ihrem jetzigen Stand. Die Tabelle zeigt dieselben Zahlen.',
    view: 'Darstellung der Zahlen',
    chart: 'Diagramm',
    table: 'Tabelle',
    day: 'Tag',
    series: {
      delivered: 'Zugestellt',
      underway: 'Unterwegs',
      held: 'Angehalten',
      undeliverable: 'Unzustellbar',
      cancelled: 'Abgebrochen',
    },
  },
  connections: {
    title: 'Verbindungen nach Zustand',
    open: 'Zu den Verbindungen',
    state: 'Zustand',
    none: 'Noch keine Verbindungen. Zuerst eine Organisation anlegen.',
  },
} satisfies typeof en;
