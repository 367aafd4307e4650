export default {
  title: 'Guides',
  lead: 'What customers read while they set a partner up. Partners move their pages: follow them here.',
  back: 'Settings',
  german: 'German',
  english: 'English',
  checkedOn: 'Last checked on',
  changed: 'In own words',
  builtIn: 'Take the text that came along',
  save: 'Save',
};
