package com.keyri.stripe;

import com.keyri.stripe.store.StoredConnection;

/** A key whose probe is due, ready to be used for it. */
record DueProbe(StoredConnection connection, KeyInUse key) {}
