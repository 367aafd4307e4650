export default {
  title: 'Integrations',
  lead: 'Partners that this organisation exchanges jobs and applications with.',
  open: 'Open {{partner}}',
  lastSeen: 'Last contact',
  never: 'None yet',
  none: {
    title: 'No partner is offered yet.',
    next: 'Ask the support team which partners can be connected.',
  },
  join: { name: 'JOIN', what: 'Publishes jobs on job boards. Applications come in by themselves.' },
  personio: { name: 'Personio', what: 'Delivers applications with their documents into Personio.' },
  next: {
    join: {
      off: 'Ask for the activation',
      requested: 'Wait for the support team',
      enabled: 'Generate an API key',
      pending: 'Enter the key in JOIN',
      connected: 'Choose jobs to publish',
      repair: 'See the reason and repair',
    },
    personio: {
      off: 'Set up the connection',
      requested: 'Wait for the support team',
      enabled: 'Enter the four values',
      pending: 'Verify the values',
      connected: 'Nothing to do',
      repair: 'See the reason and repair',
    },
  },
};
