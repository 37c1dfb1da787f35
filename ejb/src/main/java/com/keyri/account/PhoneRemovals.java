package com.keyri.account;

import com.keyri.account.model.AccountId;
import com.keyri.account.store.AccountStore;
import com.keyri.device.DeviceRevoked;
import com.keyri.device.store.DeviceEntity;
import com.keyri.device.store.DeviceStore;
import com.keyri.device.store.UserEntity;
import com.keyri.device.store.UserStore;
import com.keyri.installation.OwnApplication;
import com.keyri.mail.MailTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Tells a person that a phone of their account was removed, whoever did it and from where. */
@ApplicationScoped
public class PhoneRemovals {
    @Inject
    OwnApplication own;

    @Inject
    DeviceStore devices;

    @Inject
    UserStore users;

    @Inject
    AccountScope scope;

    @Inject
    AccountStore accounts;

    @Inject
    AccountMails mails;

    /** A phone that never was confirmed is no news. */
    void tell(@Observes DeviceRevoked revoked) {
        Optional<DeviceEntity> device = devices.find(revoked.device())
                .filter(found -> found.activeFrom().isPresent());
        device.flatMap(found -> users.find(found.userId()))
                .flatMap(this::account)
                .ifPresent(account -> tell(account, device.orElseThrow()));
    }

    private Optional<AccountId> account(UserEntity user) {
        boolean isOurs = own.find()
                .filter(found -> found.application().equals(user.owner().application()))
                .isPresent();
        return isOurs ? AccountId.parse(user.externalId()) : Optional.empty();
    }

    private void tell(AccountId id, DeviceEntity device) {
        scope.enter(id);
        accounts.find(id)
                .ifPresent(
                        account -> mails.tell(account, MailTemplate.DEVICE_REMOVED, Map.of("device", device.name())));
    }
}
