-- What readers say is wrong in a requirement. No address of theirs is kept, and an e-mail address only where they ask for
-- an answer. Reports are appended; the application may add and read them and mark one as handled, nothing else.
create table requirement_report (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*/[a-z]+(-[a-z]+)*$' and length(kind) <= 100),
  rule text check (rule ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(rule) <= 100),
  text text not null check (length(text) between 10 and 4000),
  reply_to text check (reply_to ~ '^[^@\s]+@[^@\s]+$' and length(reply_to) <= 254),
  created_at timestamptz not null default now(),
  handled_at timestamptz check (handled_at >= created_at)
);

create index requirement_report_newest on requirement_report (created_at desc, id);
create index requirement_report_open on requirement_report (kind) where handled_at is null;

revoke all on requirement_report from goodstanding_app;
grant select, insert on requirement_report to goodstanding_app;
grant update (handled_at) on requirement_report to goodstanding_app;
