/** Plans, and what can be ordered of them, on the wire. */
package com.keyri.plan.rest;
