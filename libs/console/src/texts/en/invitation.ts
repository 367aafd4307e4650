export default {
  title: 'Accept the invitation',
  offer: '{{group}} has invited this address. Role: {{role}}.',
  roles: {
    manager: 'Manager',
    recruiter: 'Recruiter',
    auditor: 'Auditor',
    admin: 'Admin',
    support: 'Support',
  },
  email: 'E-mail',
  name: 'Name',
  accept: 'Create the account',
  done: 'The account is there.',
  signIn: 'Sign in now',
};
