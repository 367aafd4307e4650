/**
 * In SQL, since when an open `request` waits for the support desk: since it was asked or opened again, or since the
 * customer's first comment after the desk's last answer. Null while the desk waits for the customer.
 */
export const WAITING_SINCE_SQL = `(
  select case
    when request.state <> 'open' then null
    when answered.at is null then asked.at
    when asked.at > answered.at then asked.at
    else (
      select min(comment.created_at) from support_request_comment comment join account on account.id = author_id
      where support_request_id = request.id and kind = 'member' and comment.created_at > answered.at)
  end
  from (select coalesce(request.reopened_at, request.created_at) as at) asked,
  lateral (
    select max(comment.created_at) as at from support_request_comment comment join account on account.id = author_id
    where support_request_id = request.id and kind = 'staff' and not internal) answered)`;
