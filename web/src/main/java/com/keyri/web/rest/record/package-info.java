/** How calls end: one line for each that was refused or failed, and counts of all. */
package com.keyri.web.rest.record;
