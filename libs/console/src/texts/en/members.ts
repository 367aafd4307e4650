export default {
  title: 'Members',
  lead: 'Who in this organisation may sign in, and what each role may do.',
  you: '(this is your account)',
  columns: { name: 'Name', role: 'Role', state: 'Account' },
  roles: { manager: 'Manager', recruiter: 'Recruiter', auditor: 'Auditor' },
  mayDo: {
    manager: 'Everything, keys, credentials and erasing included',
    recruiter: 'Jobs, applications and deliveries',
    auditor: 'Reads the activity; no application',
  },
  state: { active: 'Active', disabled: 'Disabled', disabledMeans: 'This person can no longer sign in.' },
  empty: { title: 'No members yet', next: 'Ask the support team to create accounts.' },
};
