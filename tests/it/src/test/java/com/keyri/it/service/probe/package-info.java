/**
 * What is put into a test's own copy of the archive: calls every service as a caller with the roles that it is told.
 */
@NullMarked
package com.keyri.it.service.probe;

import org.jspecify.annotations.NullMarked;
