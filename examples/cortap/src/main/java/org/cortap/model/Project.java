package org.cortap.model;

import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** What an award is for. */
@Entity
@Table(name = "projects",
        indexes = @Index(name = "ix_projects_award_id", columnList = "award_id"))
public class Project {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "award_id", foreignKey = @ForeignKey(name = "fk_projects_award_id"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    Award award;

    @Column(nullable = false)
    String name;

    @Column(precision = 12, scale = 2)
    BigDecimal budget;

    LocalDate startsOn;

    LocalDate endsOn;
}
