package com.keyri.stripe;

/** Why nothing was done about a hint. */
enum IgnoredBecause {
    /** It is about another account. */
    OTHER_ACCOUNT,
    /** It is about test mode where we bill with real money, or the other way round. */
    OTHER_MODE,
    /** No feature goes by events of its type. */
    NOBODYS
}
