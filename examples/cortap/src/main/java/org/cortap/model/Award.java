package org.cortap.model;

import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** What a recipient was paid. */
@Entity
@Table(name = "awards",
        uniqueConstraints = @UniqueConstraint(name = "uq_awards_number", columnNames = "award_number"))
public class Award {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "recipient_id", foreignKey = @ForeignKey(name = "fk_awards_recipient_id"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    Recipient recipient;

    @Column(nullable = false, length = 50)
    String awardNumber;

    @Column(nullable = false, precision = 12, scale = 2)
    BigDecimal amount;

    @Column(nullable = false)
    LocalDate awardedOn;
}
