/** Approvals on the phone, as pages ask for them. */
package com.keyri.approval.console;
