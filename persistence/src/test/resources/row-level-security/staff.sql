-- One row of the staff in every table that has some of theirs. A name in braces is an id.
insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at)
    values ('{account}', 'STAFF', 'Sam', 'Example', 'sam@example.org', sha256('{account}'), 'ACTIVE', now());
insert into staff_role (id, account_id, role, granted_at) values ('{role}', '{account}', 'AUDITOR', now());
insert into account_session (id, account_id, secret_hash, browser_jkt, sign_in_id, device_id, browser_name, browser_system,
        browser_place, begun_at, last_used_at, proved_at, expires_at)
    values ('{session}', '{account}', sha256('{session}'), repeat('k', 43), '{ownsignin}', '{device}', 'Firefox', 'Linux',
        'Berlin', now(), now(), now(), now() + interval '1 year');
insert into invitation (id, role, mail_address, mail_index, token_hash, invited_by, created_at, expires_at)
    values ('{invitation}', 'SUPPORT', 'eve@example.org', sha256('{invitation}'), sha256('{invitation}'), '{account}', now(),
        now());
insert into recovery_code (account_id, code_mac, made_at) values ('{account}', sha256('{code}'), now());
insert into recovery (id, account_id, token_hash, state, created_at, expires_at)
    values ('{recovery}', '{account}', sha256('{recovery}'), 'COMPLETED', now(), now());
insert into recovery_approval (recovery_id, account_id, approved_at) values ('{recovery}', '{account}', now());
insert into enrolment_visit (secret_hash, account_id, purpose, created_at, expires_at)
    values (sha256('{visit}'), '{account}', 'DEVICE', now(), now() + interval '1 year');
insert into audit_event (id, action, actor_type, actor_id, target_type, result, occurred_at)
    values ('{event}', 'STAFF_ROLE_GRANTED', 'ACCOUNT', '{account}', 'ACCOUNT', 'SUCCESS', now());
insert into mail (id, account_id, template, language, next_attempt_at, delivered_at, created_at)
    values ('{mail}', '{account}', 'INVITATION', 'en', now(), now(), now());
