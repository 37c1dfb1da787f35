/** Approvals on the phone, on the wire. */
package com.keyri.approval.rest;
