export default {
  title: 'Applications into an own ATS',
  lead: 'Applications are delivered to an own ATS by signed calls. It fetches the documents by short-lived links.',
  back: 'Integrations',
  how: 'How it works',
};
