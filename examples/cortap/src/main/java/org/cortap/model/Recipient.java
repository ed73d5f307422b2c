package org.cortap.model;

import jakarta.persistence.*;

/** Who is reviewed. */
@Entity
@Table(name = "recipients",
        uniqueConstraints = @UniqueConstraint(name = "uq_recipients_code", columnNames = "recipient_code"))
public class Recipient {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    @Column(nullable = false, length = 20)
    String recipientCode;

    @Column(nullable = false)
    String name;

    Integer region;
}
