/** The staff, on the wire. */
package com.keyri.staff.rest;
