/** Devices, enrolments and users on the wire. */
package com.keyri.device.rest;
