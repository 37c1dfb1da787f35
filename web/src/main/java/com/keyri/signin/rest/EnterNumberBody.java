package com.keyri.signin.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The number that a person has typed. */
public record EnterNumberBody(
        @NotNull @Pattern(regexp = "[0-9]{6}") String number) {}
