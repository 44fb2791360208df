-- What the service found beside a decision when it was recorded, and nobody may word afterwards: the consent relied
-- on, the criteria a decline goes against, and what a person should look at again.
alter table decision add column findings json not null;

do $$
begin
  if (select 'lz4' = any (enumvals) from pg_settings where name = 'default_toast_compression') then
    alter table decision alter column findings set compression lz4;
  end if;
end $$;
