export default {
  title: 'Sign in',
  lead: 'Connections between HR systems and job boards.',
  ended: 'The session has ended. After signing in, the same page opens again.',
  email: 'E-mail',
  password: 'Password',
  show: 'Show or hide the password',
  submit: 'Sign in',
  code: 'Code',
  codeWhere: 'From the authenticator app, or a recovery code.',
  forgotten: 'Forgotten the password?',
};
