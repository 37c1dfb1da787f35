/** Members of an organization, on the wire. */
package com.keyri.member.rest;
