package org.cortap.model;

import jakarta.persistence.*;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** What a review taught. */
@Entity
@Table(name = "lessons_learned")
public class LessonLearned {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "review_id", foreignKey = @ForeignKey(name = "fk_lessons_learned_review_id"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    AuditReview review;

    @Column(nullable = false, columnDefinition = "text")
    String lesson;
}
