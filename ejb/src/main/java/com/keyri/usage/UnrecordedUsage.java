package com.keyri.usage;

import com.keyri.usage.model.UsageEvent;

/**
 * A completed sign-in that couldn't be recorded in its own transaction; when that has committed, it goes to the spool.
 */
record UnrecordedUsage(UsageEvent event) {}
