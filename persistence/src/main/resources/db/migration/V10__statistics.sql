-- What the portal counts: an organization's sign-ins that a phone had opened and that are over. Only rows that are over
-- are in the index, so a sign-in writes to it once, and the counts are read from it alone.
create index sign_in_by_organization on sign_in (organization_id, started_at) include (state, decided_at)
    where claimed_at is not null and state in ('REDEEMED', 'DECLINED', 'EXPIRED', 'CANCELLED');
