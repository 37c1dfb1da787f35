/** How the system runs, for those of the staff who look after it. */
package com.keyri.operation;
