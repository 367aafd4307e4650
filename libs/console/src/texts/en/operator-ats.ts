export default {
  title: 'Applications into your own ATS',
  lead: 'Applications are delivered into your own ATS by signed calls. It fetches the documents by short-lived links.',
  back: 'Integrations',
  how: 'How it works',
};
