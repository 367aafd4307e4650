import type en from '../en/problems.js';

export default {
  retry: 'Erneut versuchen',
  requestId: 'Anfrage',
  unreachable: {
    title: 'Der Hub ist nicht erreichbar.',
    next: 'Netzwerkverbindung prüfen, dann erneut versuchen. Eingaben gehen nicht verloren.',
  },
  unexpected: {
    title: 'Etwas ist schiefgegangen.',
    next: 'Erneut versuchen. Bleibt der Fehler, dem Support-Team die Kennung der Anfrage nennen.',
  },
  next: {
    wait_one: '{{count}} Sekunde warten, dann erneut versuchen.',
    wait_other: '{{count}} Sekunden warten, dann erneut versuchen.',
    signIn: 'Anmelden, dann erneut versuchen.',
    right: 'Eine Person fragen, deren Rolle das erlaubt.',
    gone: 'Zurückgehen und die Liste neu laden.',
    missing: 'Vielleicht wurde es gelöscht. Zurückgehen und die Liste neu laden.',
    conflict: 'Der Stand hat sich inzwischen geändert. Die Seite neu laden.',
    input: 'Werte berichtigen, dann erneut versuchen.',
    support:
      'Gleich noch einmal versuchen. Bleibt der Fehler, dem Support-Team die Kennung der Anfrage nennen.',
  },
  notFound: {
    title: 'Diese Seite gibt es nicht.',
    next: 'Adresse prüfen oder zurück zum Anfang gehen.',
    home: 'Zum Anfang',
  },
  notAllowed: {
    title: 'Diese Seite ist anderen Rollen vorbehalten.',
    next: 'Eine Person mit Verwaltungsrolle der Organisation um Zugang bitten.',
  },
} satisfies typeof en;
