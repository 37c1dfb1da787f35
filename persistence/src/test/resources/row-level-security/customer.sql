-- One row of an organization and its only member in every table that has row-level security. A name in braces is an id.
insert into organization (id, name, created_at) values ('{organization}', 'Example', now());
insert into application (id, organization_id, name, state, created_at)
    values ('{application}', '{organization}', 'Shop', 'ACTIVE', now());
insert into application_origin (application_id, organization_id, origin)
    values ('{application}', '{organization}', 'https://{application}.example');
insert into application_denied_network (application_id, organization_id, network)
    values ('{application}', '{organization}', '192.0.2.0/24');
insert into api_key (id, application_id, organization_id, name, secret_hash, scopes, created_at)
    values ('{key}', '{application}', '{organization}', 'Server', sha256('{key}'), 'users', now());
insert into app_user (id, application_id, organization_id, external_id, label, state, created_at)
    values ('{user}', '{application}', '{organization}', 'u-1', 'u-1', 'ACTIVE', now());
insert into device (id, user_id, application_id, organization_id, name, state, key_thumbprint, key_jwk, approval_type,
        approval_jwk, enrolled_at)
    values ('{device}', '{user}', '{application}', '{organization}', 'Phone', 'ACTIVE', '{device}', 'jwk', 'NATIVE', 'jwk',
        now());
insert into enrolment (id, application_id, organization_id, user_id, token_hash, state, created_at, expires_at)
    values ('{enrolment}', '{application}', '{organization}', '{user}', sha256('{enrolment}'), 'ACTIVE', now(), now());
insert into transaction_approval (id, application_id, organization_id, user_id, nonce, text, text_hash, state, created_at,
        expires_at)
    values ('{transaction}', '{application}', '{organization}', '{user}', 'n', 'Pay', 'h', 'APPROVED', now(), now());
insert into sign_in (id, application_id, organization_id, state, origin, nonce, browser_jkt, browser_jwk, encryption_jkt,
        encryption_jwk, browser_address, browser_name, browser_system, browser_place, started_at, expires_at)
    values ('{signin}', '{application}', '{organization}', 'CANCELLED', 'https://shop.example', 'n', 'k', 'jwk', 'k', 'jwk',
        '192.0.2.1', 'Firefox', 'Linux', 'Berlin', now(), now());
insert into known_browser (user_id, jkt, organization_id, sign_in_id, known_since, known_until)
    values ('{user}', 'k', '{organization}', '{signin}', now(), now());
insert into outbound_message (id, organization_id, kind, target_uri, body, next_attempt_at, delivered_at, created_at)
    values ('{message}', '{organization}', 'BACKCHANNEL_LOGOUT', 'https://shop.example/', '', now(), now(), now());
insert into access_token (id, application_id, organization_id, api_key_id, scopes, issued_at, expires_at)
    values ('{token}', '{application}', '{organization}', '{key}', 'users', now(), now() + interval '1 year');
insert into audit_event (id, organization_id, action, actor_type, target_type, result, occurred_at)
    values ('{event}', '{organization}', 'ORGANIZATION_CREATED', 'OPERATOR', 'ORGANIZATION', 'SUCCESS', now());
insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at)
    values ('{account}', 'CUSTOMER', 'Ada', 'Example', 'ada@example.org', sha256('{account}'), 'ACTIVE', now());
insert into membership (organization_id, account_id, role, since) values ('{organization}', '{account}', 'OWNER', now());
insert into account_session (id, account_id, organization_id, secret_hash, browser_jkt, sign_in_id, device_id, browser_name,
        browser_system, browser_place, begun_at, last_used_at, proved_at, expires_at)
    values ('{session}', '{account}', '{organization}', sha256('{session}'), repeat('k', 43), '{ownsignin}', '{device}',
        'Firefox', 'Linux', 'Berlin', now(), now(), now(), now() + interval '1 year');
insert into invitation (id, organization_id, role, mail_address, mail_index, token_hash, invited_by, created_at, expires_at)
    values ('{invitation}', '{organization}', 'VIEWER', 'eve@example.org', sha256('{invitation}'), sha256('{invitation}'),
        '{account}', now(), now());
insert into recovery_code (account_id, code_mac, made_at) values ('{account}', sha256('{code}'), now());
insert into recovery (id, account_id, token_hash, state, created_at, expires_at)
    values ('{recovery}', '{account}', sha256('{recovery}'), 'COMPLETED', now(), now());
insert into recovery_approval (recovery_id, account_id, approved_at) values ('{recovery}', '{account}', now());
insert into enrolment_visit (secret_hash, account_id, purpose, created_at, expires_at)
    values (sha256('{visit}'), '{account}', 'DEVICE', now(), now() + interval '1 year');
insert into used_approval (transaction_id, account_id, used_at) values ('{transaction}', '{account}', now());
insert into mail (id, organization_id, account_id, template, language, next_attempt_at, delivered_at, created_at)
    values ('{mail}', '{organization}', '{account}', 'INVITATION', 'en', now(), now(), now());
insert into plan (id, name, description, state, made_at) values ('{plan}', '{plan}', '', 'OFFERED', now());
insert into plan_version (id, plan_id, number, organization_id, terms, made_at)
    values ('{planversion}', '{plan}', 1, '{organization}', '{}', now());
insert into invoice (id, organization_id, status, currency, total, tax, period_starts_at, period_ends_at, made_at, fetched_at)
    values ('in_' || replace('{invoice}', '-', ''), '{organization}', 'PAID', 'EUR', 100, 0, now(), now(), now(), now());
insert into invoice_line (invoice_id, organization_id, position, kind, amount, starts_at, ends_at)
    values ('in_' || replace('{invoice}', '-', ''), '{organization}', 0, 'FLAT_FEE', 100, now(), now());
insert into invoice_difference (id, organization_id, invoice_id, kind, ours, theirs, found_at)
    values ('{difference}', '{organization}', 'in_' || replace('{invoice}', '-', ''), 'FLAT_FEE', 90, 100, now());
insert into stripe_customer (organization_id, customer, known_at, checked_at)
    values ('{organization}', 'cus_' || replace('{customer}', '-', ''), now(), now());
insert into subscription (id, organization_id, customer, status, items, period_start, period_end, pending_update, begun_at,
        read_at)
    values ('sub_' || replace('{subscription}', '-', ''), '{organization}', 'cus_' || replace('{customer}', '-', ''), 'ACTIVE',
        '[]', now(), now(), false, now(), now());
insert into entitlement (organization_id, standing, since) values ('{organization}', 'GOOD', now());
insert into tier_change (id, organization_id, subscription_id, from_version, to_version, timing, items, amount, currency,
        prorated_at, effective_at, asked_at, state, next_attempt_at)
    values ('{tierchange}', '{organization}', 'sub_' || replace('{subscription}', '-', ''), '{planversion}', '{planversion}',
        'NOW', '[]', 1, 'EUR', now(), now(), now(), 'ASKED', now());
insert into subscription_difference (id, organization_id, kind, subject, detail, found_at)
    values ('{difference}', '{organization}', 'PRORATION', '{tierchange}', '1 here and 2 there', now());
insert into customer_order (id, reference, organization_id, plan_version_id, plan_name, currency, flat_fee, account_id,
        first_name, last_name, mail_address, company_name, state, drafted_at, expires_at)
    values ('{order}', 'ord_' || left(replace('{order}', '-', ''), 26), '{organization}', '{planversion}', 'Team', 'EUR', 4900,
        '{account}', 'Ada', 'Example', 'ada@example.org', 'Example', 'DRAFT', now(), now());
insert into order_document (id, order_id, organization_id, kind, file_name, content, hash, made_at)
    values ('{document}', '{order}', '{organization}', 'CONFIRMATION', 'order.txt', 'Team', repeat('h', 43), now());
insert into order_certificate (id, order_id, organization_id, kind, content, hash, made_at)
    values ('{certificate}', '{order}', '{organization}', 'ERASURE_AT_STRIPE', '{}', repeat('h', 43), now());
insert into customer_erasure (id, organization_id, stripe_customer, state, requested_by, requested_at)
    values ('{erasure}', '{organization}', 'cus_' || left(replace('{organization}', '-', ''), 26), 'REQUESTED', '{account}', now());
insert into plan_move (id, plan_version_id, organization_id, not_before, planned_by, planned_at, state)
    values ('{planmove}', '{planversion}', '{organization}', now() + interval '1 year', '{account}', now(), 'PLANNED');
insert into plan_publication (plan_version_id, asked_by, asked_at) values ('{planversion}', '{account}', now());
insert into usage_arrival (sign_in_id, organization_id, subject, occurred_at)
    values ('{signin}', '{organization}', '{subject}', now());
insert into usage_event (organization_id, sign_in_id, subject, occurred_at)
    values ('{organization}', '{signin}', '{subject}', now());
insert into usage_segment (organization_id, starts_at, ends_at, period_starts_at, period_ends_at, is_told)
    values ('{organization}', now(), now() + interval '1 day', now(), now() + interval '1 day', true);
insert into usage_user (organization_id, period_starts_at, subject, counted_at)
    values ('{organization}', now(), '{subject}', now());
insert into usage_bucket (organization_id, meter, starts_at, ends_at, quantity)
    values ('{organization}', 'AUTHENTICATIONS', now(), now() + interval '1 hour', 1);
insert into usage_recount (organization_id, from_at, to_at) values ('{organization}', now(), now() + interval '1 hour');
insert into usage_delta (identifier, organization_id, meter, bucket_starts_at, number, customer, quantity, made_at)
    values ('u1.{organization}', '{organization}', 'AUTHENTICATIONS', now(), 1, 'cus_{organization}', 1, now());
insert into usage_shard (customer, meter, next_at) values ('cus_{organization}', 'AUTHENTICATIONS', 'infinity');
insert into usage_drift (id, kind, organization_id, meter, from_at, to_at, ours, theirs, found_at, seen_at)
    values ('{drift}', 'SUMMARY', '{organization}', 'AUTHENTICATIONS', now(), now(), 1, 2, now(), now());
insert into usage_alert (organization_id, period_starts_at, meter, percent, told_at)
    values ('{organization}', now(), 'AUTHENTICATIONS', 50, now());
