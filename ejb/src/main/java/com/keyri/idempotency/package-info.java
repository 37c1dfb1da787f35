/** What is made once, however often it is asked for under the same Idempotency-Key. */
package com.keyri.idempotency;
