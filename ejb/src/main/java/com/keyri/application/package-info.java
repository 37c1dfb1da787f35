/** Applications: what an organization registers so that its pages can sign people in. */
package com.keyri.application;
